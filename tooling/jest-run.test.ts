import { countOf, sum } from './jest-run'

const report = (numPassedTests: number, numFailedTests: number, numRuntimeErrorTestSuites = 0) => ({
  numPassedTests,
  numFailedTests,
  numRuntimeErrorTestSuites,
})

test('tests count as they passed and failed', () => {
  expect(countOf(report(12, 3), 1)).toEqual({ passed: 12, failed: 3 })
})

test('a file that could not be loaded is a failure, although none of its tests ran', () => {
  expect(countOf(report(12, 0, 1), 1)).toEqual({ passed: 12, failed: 1 })
})

test('a bad end without a failed test is a failure', () => {
  expect(countOf(report(0, 0), 1)).toEqual({ passed: 0, failed: 1 })
})

test('counts add up', () => {
  expect(
    sum([
      { passed: 1, failed: 0 },
      { passed: 2, failed: 3 },
    ]),
  ).toEqual({ passed: 3, failed: 3 })
})
