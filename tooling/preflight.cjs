// Loaded with `node -r` before anything else, so it is written for the oldest Node a person may have: no syntax and no
// module that came later than the ones they would need to read this sentence.
var fs = require('fs')
var path = require('path')

var OLDEST_NODE = 20

function say(chinese, english) {
  process.stderr.write('\n' + chinese + '\n' + english + '\n\n')
}

/** What is wrong with this machine, as [Chinese, English], or null. */
function problem(version, root) {
  if (parseInt(version.split('.')[0], 10) < OLDEST_NODE) {
    return [
      '需要 Node ' + OLDEST_NODE + ' 或更新的版本，现在是 ' + version + '。',
      'Node ' + OLDEST_NODE + ' or newer is needed; this is ' + version + '.',
    ]
  }
  if (!fs.existsSync(path.join(root, 'node_modules', 'tsx', 'package.json'))) {
    return ['还没有安装依赖，请先运行 npm install。', 'The dependencies are not installed: run npm install first.']
  }
  return null
}

module.exports = { problem: problem }

/** Preloaded there is no main module; a test that requires this file has one that is not this. */
function isPreloaded() {
  return require.main === undefined || require.main === module
}

var found = isPreloaded() ? problem(process.versions.node, path.join(__dirname, '..')) : null
if (found) {
  say(found[0], found[1])
  process.exit(1)
}
