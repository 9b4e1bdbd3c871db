import { pageAddress } from './phone'
import { openTroubledShop, type TroubledShop } from './troubled-shop'
import { LOSSES, type Unlucky } from './unlucky'

jest.setTimeout(30_000)

let shop: TroubledShop
beforeAll(async () => {
  shop = await openTroubledShop()
}, 120_000)
afterAll(() => shop?.close())
afterEach(async () => expect(await shop.people.leave()).toEqual([]))

let customers = 0
/** A promoter with one customer, and how many letters that customer has. */
async function promoter(): Promise<{ promoter: Unlucky; received: () => Promise<number> }> {
  const { stage } = shop
  const somebody = await shop.somebody()
  const { code } = (await stage.call(somebody.token, 'promoters.enroll', {})).promoter
  customers += 1
  const customer = await stage.signIn({ provider: 'wechat', subject: `reader-${customers}` })
  await stage.call(customer, 'members.register', { code })
  const received = async () =>
    (await stage.call(customer, 'messages.mine', {})).items.filter(({ kind }) => kind === 'letter').length
  return { promoter: somebody, received }
}

async function writes(writer: Unlucky): Promise<void> {
  await writer.phone.goTo(pageAddress('messages/write'))
  await writer.phone.page.locator('#letter-title').first().waitFor()
  await writer.phone.type('letter-title', '周末到货')
  await writer.phone.type('letter-body', '新一批周末到，需要的说一声。')
  await writer.presses('letter-next')
}

test('two quick taps on 发送 write one letter', async () => {
  const { promoter: writer, received } = await promoter()
  const sent = writer.counts('messages.sendLetter')
  await writes(writer)
  await writer.tapsTwice('confirm-send')
  await writer.reads(/已送达/)
  expect([sent(), await received()]).toEqual([1, 1])
})

test.each(LOSSES)('the %s of a letter is lost; sent again, its reader has one', async (loss) => {
  const { promoter: writer, received } = await promoter()
  await writes(writer)
  await writer.pressesAndLoses('confirm-send', 'messages.sendLetter', loss)
  await writer.reads('不会重复发送')
  await writer.presses('letter-next')
  await writer.presses('confirm-send')
  await writer.reads(/已送达/)
  expect(await received()).toBe(1)
})
