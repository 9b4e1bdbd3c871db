import path from 'node:path'

/** Where things stand in the checkout and where builds put them. Absolute paths. */
export const ROOT = path.resolve(__dirname, '..')
export const DIST = path.join(ROOT, 'dist')
export const H5_DIR = path.join(DIST, 'h5')
export const WEAPP_DIR = path.join(DIST, 'weapp')
export const DESK_DIR = path.join(DIST, 'desk')
export const FUNCTIONS_DIR = path.join(DIST, 'cloudfunctions')
export const SCREENSHOTS_DIR = path.join(DIST, 'screenshots')
/** State of `npm start`: never committed, deleted by `--fresh`. */
export const STATE_DIR = path.join(ROOT, '.local', 'state')

/** A path as it is written in the checkout: relative, with forward slashes on every system. */
export const inCheckout = (file: string): string => path.relative(ROOT, file).split(path.sep).join('/')
