import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { AppTarget } from './build-app'
import { H5_DIR, WEAPP_DIR } from './places'
import { kilobytes } from './progress'

/**
 * Our own budgets, half and less of WeChat's (2 MB a package, 30 MB in all; developers.weixin.qq.com, 分包加载), so that
 * a first visit on a slow line stays bearable and there is room to grow.
 */
export const SIZE_BUDGET = { mainPackageBytes: 1024 * 1024, subpackageBytes: 600 * 1024 } as const

export interface PackageSize {
  /** Root of the subpackage, or `main`. */
  readonly name: string
  readonly bytes: number
}

interface AppJson {
  readonly subPackages?: readonly { readonly root: string }[]
  readonly subpackages?: readonly { readonly root: string }[]
}

/** Source maps are not uploaded to WeChat. */
function sizeOf(dir: string, isLeftOut: (relative: string) => boolean): number {
  let bytes = 0
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name)
    const relative = path.relative(dir, file).split(path.sep).join('/')
    if (entry.isFile() && !relative.endsWith('.map') && !isLeftOut(relative)) bytes += statSync(file).size
  }
  return bytes
}

/** Sizes of the packages that WeChat would download: main first, then each subpackage. */
export function weappPackages(dir: string = WEAPP_DIR): PackageSize[] {
  const app = JSON.parse(readFileSync(path.join(dir, 'app.json'), 'utf8')) as AppJson
  const roots = (app.subPackages ?? app.subpackages ?? []).map(({ root }) => root.replace(/^\/|\/$/g, ''))
  const main = sizeOf(dir, (relative) => roots.some((root) => relative.startsWith(`${root}/`)))
  const subpackages = roots.map((root) => ({ name: root, bytes: sizeOf(path.join(dir, root), () => false) }))
  return [{ name: 'main', bytes: main }, ...subpackages]
}

export function printAppSizes(target: AppTarget): void {
  const sizes =
    target === 'weapp' ? weappPackages() : [{ name: 'h5', bytes: existsSync(H5_DIR) ? sizeOf(H5_DIR, () => false) : 0 }]
  for (const { name, bytes } of sizes)
    process.stdout.write(`      ${name.padEnd(24)} ${kilobytes(bytes).padStart(10)}\n`)
}
