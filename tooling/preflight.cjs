// Loaded with `node -r` before anything else, so it is written for the oldest Node a person may have: no syntax and no
// module that came later than Node 4.
var fs = require('fs')
var path = require('path')

var OLDEST_NODE = 20

function say(chinese, english) {
  process.stderr.write('\n' + chinese + '\n' + english + '\n\n')
}

/** Packages that bring a program built for one system each: the folder they stand in, and how their names begin. */
var PREBUILT = [
  ['@esbuild', ''],
  ['@libsql', ''],
  ['@swc', 'core-'],
  ['@biomejs', 'cli-'],
]

function hasProgram(root, scope, prefix) {
  var folder = path.join(root, 'node_modules', scope)
  return fs.existsSync(folder) && fs.readdirSync(folder).some((name) => name.indexOf(prefix) === 0)
}

/** The first of them that the lock had nothing of for this system; undefined when all are there. */
function missingProgram(root, system) {
  return PREBUILT.map((one) => [one[0], one[1] + system])
    .filter((one) => !hasProgram(root, one[0], one[1]))
    .map((one) => one.join('/'))[0]
}

/** What is wrong with this machine, as [Chinese, English], or null. `system` as in `darwin-arm64`. */
function problem(version, root, system) {
  if (parseInt(version.split('.')[0], 10) < OLDEST_NODE) {
    return [
      '需要 Node ' + OLDEST_NODE + ' 或更新的版本，现在是 ' + version + '。',
      'Node ' + OLDEST_NODE + ' or newer is needed; this is ' + version + '.',
    ]
  }
  if (!fs.existsSync(path.join(root, 'node_modules', 'tsx', 'package.json'))) {
    return ['还没有安装依赖，请先运行 npm install。', 'The dependencies are not installed: run npm install first.']
  }
  var missing = missingProgram(root, system)
  if (missing) {
    return [
      '缺少这个系统的预编译包 ' + missing + '，请按 README 里“macOS 和 Windows”一段重新安装。',
      'The prebuilt package ' + missing + ' is missing: install again as the README says under "macOS and Windows".',
    ]
  }
  return null
}

module.exports = { problem: problem }

/** Preloaded there is no main module; a test that requires this file has one that is not this. */
function isPreloaded() {
  return require.main === undefined || require.main === module
}

var found = isPreloaded()
  ? problem(process.versions.node, path.join(__dirname, '..'), process.platform + '-' + process.arch)
  : null
if (found) {
  say(found[0], found[1])
  process.exit(1)
}
