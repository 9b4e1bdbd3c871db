/** How long WeChat waits for a later answer to a share is three seconds; this leaves it the rest. */
const WITHIN_MS = 2_500
const BETWEEN_MS = 50

/** Resolves once `isSo`, and in any case before WeChat stops waiting for a share's later answer. */
export async function untilShareable(isSo: () => boolean): Promise<void> {
  for (let waited = 0; waited < WITHIN_MS && !isSo(); waited += BETWEEN_MS) {
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS))
  }
}
