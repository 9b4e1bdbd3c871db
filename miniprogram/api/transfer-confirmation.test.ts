import { canConfirmTransfer, confirmTransfer } from './transfer-confirmation'

jest.mock('./platform', () => ({ inWeChat: true }))

const CONFIRMATION = { mchId: '1900000001', appId: 'wx1', package: 'ABC' }
const host = globalThis as unknown as { wx: object }

/** A phone whose WeChat has the page or not, and ends it as told. */
function phone({ has = true, end = 'success' as 'success' | 'fail' } = {}) {
  const shown = jest.fn((options: Record<'success' | 'fail', () => void>) => options[end]())
  host.wx = { canIUse: () => has, ...(has ? { requestMerchantTransfer: shown } : {}) }
  return shown
}

test.each(['success', 'fail'] as const)(
  'WeChat’s page is shown with what it takes, and over when it ends in %s',
  async (end) => {
    const shown = phone({ end })
    expect(canConfirmTransfer()).toBe(true)
    await confirmTransfer(CONFIRMATION)
    expect(shown).toHaveBeenCalledWith(expect.objectContaining(CONFIRMATION))
  },
)

test('a WeChat that is too old for it says so, and nothing breaks', async () => {
  phone({ has: false })
  expect(canConfirmTransfer()).toBe(false)
  await expect(confirmTransfer(CONFIRMATION)).resolves.toBeUndefined()
})
