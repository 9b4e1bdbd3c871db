/** A node of the tree that Taro keeps in the page's data: `uid`/`sid` ids, `cn` children, `v` text. */
export interface TreeNode {
  readonly uid?: string
  readonly sid?: string
  readonly v?: string
  /** Class and style, as WXML gets them. */
  readonly cl?: string
  readonly st?: string
  readonly cn?: readonly TreeNode[]
}

/** These elements and everything in them, from top to bottom. */
export function nodesOf(roots: readonly TreeNode[]): TreeNode[] {
  const walk = (node: TreeNode): TreeNode[] => [node, ...(node.cn ?? []).flatMap(walk)]
  return roots.flatMap(walk)
}

/** The element with this id and all that are around it, from the inside out; empty where there is none. */
export function pathTo(roots: readonly TreeNode[], id: string): TreeNode[] {
  const find = (node: TreeNode): TreeNode[] => {
    if (node.uid === id || node.sid === id) return [node]
    for (const child of node.cn ?? []) {
      const path = find(child)
      if (path.length > 0) return [...path, node]
    }
    return []
  }
  return roots.map(find).find((path) => path.length > 0) ?? []
}

/** The first element that has exactly this text in it and nothing else. */
export const sayingOf = (roots: readonly TreeNode[], words: string): TreeNode | undefined =>
  nodesOf(roots).find(({ cn }) => cn?.length === 1 && cn[0]?.v === words)

/** How an event names an element. */
export const targetOf = ({ uid, sid }: TreeNode) => ({ id: uid ?? sid, dataset: { sid }, offsetLeft: 0, offsetTop: 0 })

/** Sets `root.cn.[0].v` and the like, as WeChat does. */
export function setPath(target: Record<string, unknown>, dotted: string, value: unknown): void {
  const keys = dotted
    .replace(/\[(\w+)\]/g, '.$1')
    .split('.')
    .filter(Boolean)
  const last = keys.pop()
  let at = target
  for (const [index, key] of keys.entries()) {
    at[key] ??= /^\d+$/.test(keys[index + 1] ?? last ?? '') ? [] : {}
    at = at[key] as Record<string, unknown>
  }
  if (last !== undefined) at[last] = value
}
