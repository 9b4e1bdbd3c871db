import { createElement, type ForwardedRef, forwardRef, type ReactNode } from 'react'

/** What @tarojs/components are in a test: plain elements, of which a tap is a click. Boxes to type in are NutUI's. */
type Props = Readonly<Record<string, unknown>> & { readonly children?: ReactNode }

const KEPT = /^(className|id|style|children|src|onClick|placeholder|value|disabled|type|data-.*|aria-.*)$/

function kept(props: Props): Record<string, unknown> {
  const plain = Object.fromEntries(Object.entries(props).filter(([name]) => KEPT.test(name)))
  if (typeof props.ariaRole === 'string') plain.role = props.ariaRole
  if (typeof props.ariaLabel === 'string') plain['aria-label'] = props.ariaLabel
  return plain
}

const element = (tag: string) =>
  forwardRef((props: Props, ref: ForwardedRef<Element>) => createElement(tag, { ref, ...kept(props) }))

export const View = element('div')
export const Button = element('button')
export const Image = element('img')
/** It scrolls nowhere: a test of the scrolling puts its own in this place. */
export const ScrollView = element('div')
