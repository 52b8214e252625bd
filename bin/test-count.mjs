// Counts the tests of a vitest run and leaves the figures in the file that RETRODUCE_TEST_COUNT names.
import { writeFileSync } from 'node:fs'

// Vitest wants a reporter to be a class and the default export.
export default class TestCount {
  onTestRunEnd(modules) {
    const tests = modules.flatMap(module => [...module.children.allTests()])
    const ended = state => tests.filter(test => test.result().state === state).length
    const broken = modules.filter(module => module.errors().length > 0).length
    const count = { passed: ended('passed'), failed: ended('failed') + broken }
    writeFileSync(process.env.RETRODUCE_TEST_COUNT, JSON.stringify(count))
  }
}
