import { connect } from './connect'
import { transfer } from './transfer'

/** One of several processes that move money between the same accounts. Arguments: URL, own name, transfers, accounts. */
const [url = '', name = '', count = '0', accounts = '5'] = process.argv.slice(2)
const db = connect(url)
const pick = () => `account-${Math.floor(Math.random() * Number(accounts))}`

async function lane(lane: number): Promise<void> {
  for (let index = 0; index < Number(count) / 3; index++) {
    const from = pick()
    let to = pick()
    while (to === from) to = pick()
    await transfer(db, `${name}-${lane}-${index}`, from, to, 1 + Math.floor(Math.random() * 5))
  }
}

Promise.all([lane(0), lane(1), lane(2)]).then(
  () => console.log('done'),
  (error) => {
    console.error(error)
    process.exit(1)
  },
)
