import { type Finding, isScript, lineOf, type Rule, type Source, withoutComments } from './sources'

/** A text that may not stand somewhere, and what to write instead. */
export interface Ban {
  /** What the finding says. */
  readonly what: string
  readonly where: RegExp
  readonly except?: RegExp
  readonly text: RegExp
  readonly instead: string
  /** `code` looks past comments; `all` reads every sign of every kind of file. */
  readonly reads: 'code' | 'all'
}

const TESTS = /\.test\.tsx?$|^tests\//

export const BANS: readonly Ban[] = [
  {
    what: 'the wall clock is read',
    where: /^(shared|cloudfunctions|miniprogram)\//,
    except: /^cloudfunctions\/functions\/|^miniprogram\/api\/clock\.ts$|\.test\.tsx?$/,
    text: /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b/g,
    instead: 'the clock of the request (now, epoch ms); in the mini-program serverNow() of api/clock.ts',
    reads: 'code',
  },
  {
    what: 'a number is parsed or rounded by hand',
    where: /^(shared|cloudfunctions)\//,
    except: /^shared\/kernel\/|\.test\.ts$/,
    text: /\bparseFloat\b|\.toFixed\(|\bMath\.round\(/g,
    instead: 'shared/kernel/money.ts, points.ts, rates.ts and time.ts do all arithmetic that rounds',
    reads: 'code',
  },
  {
    what: 'an amount is parsed or written by hand',
    where: /^miniprogram\//,
    except: /^miniprogram\/format\/|\.test\.tsx?$/,
    text: /\bparseFloat\b|\.toFixed\(/g,
    instead: 'miniprogram/format writes and reads amounts',
    reads: 'code',
  },
  {
    what: 'the SDK is used outside the runtime',
    where: /\.(ts|tsx)$/,
    except: /^cloudfunctions\/runtime\/|^emulator\/|^tests\/|^tooling\/tidy\/|^tooling\/ladder/,
    text: /['"](@cloudbase\/[\w-]+|wx-server-sdk)['"]/g,
    instead: 'cloudfunctions/runtime/database.ts and its neighbours',
    reads: 'code',
  },
  {
    what: 'a database filter is written outside the runtime',
    where: /^(cloudfunctions|shared|miniprogram)\//,
    except: /^cloudfunctions\/runtime\//,
    text: /\.where\(/g,
    instead: 'a table of cloudfunctions/runtime/table.ts, which checks every value of a filter',
    reads: 'code',
  },
  {
    what: 'zod itself is carried to the phone',
    where: /^miniprogram\//,
    except: TESTS,
    text: /(import|export)\s+(?!type\b)[^;'"]*['"]zod(\/(?!mini)[^'"]*)?['"]|(require|import)\(\s*['"]zod/g,
    instead: 'import type, and api/limits.json for a form',
    reads: 'code',
  },
  {
    what: 'Chinese prose on the server',
    where: /^(cloudfunctions|shared)\/.*\.ts$/,
    except: /\.(test|fixture)\.ts$|(^|\/)phrases\.ts$/,
    text: /[\u3400-\u9fff]/g,
    instead: 'an error code and data; the words are in miniprogram/format',
    reads: 'code',
  },
  {
    what: 'a test is left out or stands alone',
    where: TESTS,
    except: /^tooling\/tidy\//,
    text: /\b(test|it|describe)(\.\w+)*(\([^)]*\))?\.(only|skip|todo|failing)\s*[(.`]|\b(xit|xtest|xdescribe|fit|fdescribe)\(/g,
    instead: 'a test that runs, or none',
    reads: 'code',
  },
  {
    what: 'the type checker or the linter is silenced',
    where: /\.(ts|tsx|js|cjs)$/,
    except: /^tooling\/tidy\//,
    text: /@ts-(ignore|nocheck|expect-error)|biome-ignore|eslint-disable/g,
    instead: 'a type that says what is true; an expected error is tried by a test of types with a reason beside it',
    reads: 'all',
  },
  {
    what: '`as any`',
    where: /\.(ts|tsx)$/,
    except: /^tooling\/tidy\//,
    text: /\bas any\b|<any>/g,
    instead: 'unknown, and a check',
    reads: 'code',
  },
  {
    what: 'a note of something undone without its issue',
    where: /./,
    except: /^package-lock\.json$|^tooling\/tidy\//,
    text: /\b(TODO|FIXME|XXX|HACK)\b(?!\s*\(?#\d+)/g,
    instead: 'do it, or name the issue: TODO(#12)',
    reads: 'all',
  },
  {
    what: 'a path of somebody’s machine',
    where: /./,
    except: /^package-lock\.json$|^tooling\/tidy\//,
    text: /(?<![\w.\-/*)}])\/(work|home|root|Users|tmp)\/[\w.-]+/g,
    instead: 'a path relative to the checkout, or os.tmpdir()',
    reads: 'all',
  },
  {
    what: 'a registry of somebody’s network',
    where: /^package-lock\.json$|(^|\/)\.npmrc$/,
    text: /"resolved":\s*"https?:\/\/(?!registry\.npmjs\.org\/)[^"]*"|^registry\s*=.*$/gm,
    instead: 'a lock without “resolved” (npm install --omit-lockfile-registry-resolved)',
    reads: 'all',
  },
]

const applies = (ban: Ban, file: string): boolean => ban.where.test(file) && !ban.except?.test(file)

function findingsOf(ban: Ban, source: Source): Finding[] {
  if (!applies(ban, source.path)) return []
  if (ban.reads === 'code' && !isScript(source.path)) return []
  // A parse is dear and most texts hold nothing: look at the plain text first.
  if (source.text.search(ban.text) < 0) return []
  const text = ban.reads === 'code' ? withoutComments(source) : source.text
  return [...text.matchAll(ban.text)].map((match) => ({
    path: source.path,
    line: lineOf(text, match.index),
    what: `${ban.what}: ${match[0].slice(0, 60)}`,
    instead: ban.instead,
  }))
}

/** Each line is told once a ban. */
export const bans: Rule = (sources) =>
  sources.flatMap((source) =>
    BANS.flatMap((ban) => {
      const seen = new Set<number>()
      return findingsOf(ban, source).filter(({ line }) => !seen.has(line) && seen.add(line))
    }),
  )
