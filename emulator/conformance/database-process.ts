import { openDatabase } from '../database'
import { serveDatabase } from './serve-database'

/** A database in a process of its own, so that a test can kill it. Says its URL on the first line. Argument: the file. */
const engine = openDatabase({ file: process.argv[2] ?? ':memory:', now: Date.now })
engine.declare([
  { name: 'accounts', indexes: [] },
  { name: 'ledger', indexes: [] },
])
serveDatabase(engine).then(({ url }) => console.log(url))
