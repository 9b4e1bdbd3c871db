import { STATE_DIR } from './places'
import { readStartOptions } from './start-options'

test('without options the state is kept in the checkout and the port is chosen', () => {
  expect(readStartOptions([])).toEqual({ port: null, fresh: false, watch: false, built: false, stateDir: STATE_DIR })
})

test('a port and a fresh beginning can be asked for', () => {
  expect(readStartOptions(['--port', '9000', '--fresh'])).toMatchObject({ port: 9000, fresh: true })
})

test.each(['many', '-1', '70000', '80.5'])('%s is no port', (port) => {
  expect(() => readStartOptions([`--port=${port}`])).toThrow('--port')
})

test('an option that does not exist is refused with those that do', () => {
  expect(() => readStartOptions(['--frsh'])).toThrow('--fresh')
})
