import { ROOT } from './places'
import { runMain } from './progress'
import { describeFinding, tidy } from './tidy/rules'

/** `npm run tidy`: says every broken rule with its place and its mend; exit code 1 when there is one. */
runMain(async () => {
  const findings = tidy(ROOT)
  for (const finding of findings) process.stdout.write(`${describeFinding(finding)}\n`)
  process.stdout.write(findings.length === 0 ? 'tidy\n' : `\n${findings.length} findings\n`)
  if (findings.length > 0) process.exitCode = 1
})
