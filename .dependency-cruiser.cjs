// Who may import whom. ARCHITECTURE.md says why; tooling/ladder.test.ts shows that each rule fires.
const { LADDER, DOORS } = require('./tooling/ladder.cjs')

// A fixture is a part of the tests beside it.
const TEST = '\\.(test|fixture)\\.tsx?$'
const product = (path) => ({ path, pathNot: TEST })
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

/** One rule a rung: nothing of it may import from a rung above. */
const rungs = LADDER.slice(0, -1).map((capability, rung) =>
  forbid(
    'ladder',
    `${capability} may import only from lower capabilities: an effect above travels as a fact.`,
    product(`^cloudfunctions/${capability}/`),
    { path: `^cloudfunctions/(${LADDER.slice(rung + 1).join('|')})/` },
  ),
)

module.exports = {
  forbidden: [
    ...rungs,
    forbid('no-cycles', 'Two files that need each other are one file, or three.', {}, { circular: true }),
    forbid('resolvable', 'The imported file does not exist.', {}, { couldNotResolve: true }),
    forbid(
      'shared-knows-nobody',
      'shared/ runs anywhere: it imports itself and zod, nothing of a platform.',
      product('^shared/'),
      { pathNot: ['^shared/', '^node_modules/zod/'] },
    ),
    forbid('kernel-is-the-bottom', 'The kernel imports nothing but itself.', product('^shared/kernel/'), {
      pathNot: '^shared/kernel/',
    }),
    forbid(
      'rules-are-pure',
      'A rule takes its policy, clock and randomness as arguments and imports the kernel, models and other rules only.',
      { path: '^cloudfunctions/[^/]+/rules\\.ts$' },
      { pathNot: ['^shared/kernel/', '^cloudfunctions/([^/]+/(rules|model)|ledger/accounts)\\.ts$'] },
    ),
    forbid(
      'through-the-front-door',
      'From another capability only its rules, model, repository and doors (tooling/ladder.cjs) may be imported.',
      { path: '^cloudfunctions/(?!functions/|runtime/)([^/]+)/', pathNot: TEST },
      {
        path: '^cloudfunctions/',
        pathNot: [
          '^cloudfunctions/$1/',
          '^cloudfunctions/runtime/',
          '^cloudfunctions/[^/]+/(rules|model|repository)\\.ts$',
          `^cloudfunctions/(${DOORS.join('|')})\\.ts$`,
        ],
      },
    ),
    forbid(
      'runtime-knows-no-capability',
      'The runtime is handed what it needs in functions/.',
      product('^cloudfunctions/runtime/'),
      { path: '^cloudfunctions/(?!runtime/)' },
    ),
    forbid(
      'one-composition-root',
      'functions/ puts everything together; nothing of the product imports it.',
      { path: '^(cloudfunctions|miniprogram|shared)/', pathNot: ['^cloudfunctions/functions/', TEST] },
      { path: '^cloudfunctions/functions/' },
    ),
    forbid(
      'sdk-only-in-runtime',
      'The SDK is touched in cloudfunctions/runtime alone; tests and the conformance suite drive it as a client.',
      {
        path: '^(cloudfunctions|shared|miniprogram|emulator|tooling|desk|bench)/',
        pathNot: ['^cloudfunctions/runtime/', '^emulator/conformance/', TEST],
      },
      { path: '^node_modules/(@cloudbase/|wx-server-sdk)' },
    ),
    forbid(
      'product-never-imports-emulator',
      'Product code does not know whether it runs deployed or local.',
      product('^(cloudfunctions|shared|miniprogram|config)/'),
      { path: '^(emulator|tests|tooling|desk|bench)/' },
    ),
    forbid(
      'emulator-knows-no-product',
      'The emulator stands for the platform, which has never heard of promoters.',
      product('^emulator/'),
      { path: '^(cloudfunctions|miniprogram|shared|tests|tooling|desk|bench)/' },
    ),
    forbid('phone-and-server-apart', 'They meet in the contracts.', product('^miniprogram/'), {
      path: '^cloudfunctions/',
    }),
    forbid('server-and-phone-apart', 'They meet in the contracts.', product('^cloudfunctions/'), {
      path: '^miniprogram/',
    }),
    forbid(
      'client-takes-types-only',
      'The phone imports the types of the contracts, never their schemas.',
      product('^miniprogram/'),
      { path: '^(shared/contracts/|node_modules/zod/index)', dependencyTypesNot: ['type-only'] },
    ),
    forbid('nobody-imports-a-test', 'A test is the end of the line.', { pathNot: [TEST, '^tests/'] }, { path: TEST }),
  ],
  options: {
    doNotFollow: { path: '^node_modules' },
    exclude: { path: '^(dist|\\.local)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    // Type-only imports are seen and told apart: a cycle of types is a cycle too, but the phone may take types.
    tsPreCompilationDeps: 'specify',
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
