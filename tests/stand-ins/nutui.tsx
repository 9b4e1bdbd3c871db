import type { ReactNode } from 'react'

/**
 * The few NutUI components that our pages use, as plain elements. The kit's own bundle cannot be loaded by a test: it
 * draws on a canvas while it loads. `jest.mock('@nutui/nutui-react-taro', …)` puts these in its place.
 */
interface ButtonProps {
  readonly id?: string
  readonly loading?: boolean
  readonly disabled?: boolean
  readonly onClick?: () => void
  readonly children?: ReactNode
}

/** Like NutUI's: what is loading cannot be pressed. */
export function Button({ id, loading = false, disabled = false, onClick, children }: ButtonProps) {
  return (
    <button type="button" id={id} disabled={loading || disabled} onClick={onClick}>
      {children}
    </button>
  )
}

interface BoxProps {
  readonly id?: string
  readonly value?: string
  readonly placeholder?: string
  readonly onChange?: (value: string) => void
  readonly onBlur?: () => void
}

/** Like NutUI's: the change is the text itself. */
export function Input({ id, value = '', placeholder, onChange, onBlur }: BoxProps) {
  return (
    <input
      id={id}
      value={value}
      placeholder={placeholder}
      onChange={(event) => onChange?.(event.target.value)}
      onBlur={() => onBlur?.()}
    />
  )
}

/** It keeps line ends, which an input does not. */
export function TextArea({ id, value = '', placeholder, onChange, onBlur }: BoxProps) {
  return (
    <textarea
      id={id}
      value={value}
      placeholder={placeholder}
      onChange={(event) => onChange?.(event.target.value)}
      onBlur={() => onBlur?.()}
    />
  )
}

interface PopupProps {
  readonly visible?: boolean
  readonly title?: string
  readonly onClose?: () => void
  readonly children?: ReactNode
}

export function Popup({ visible = false, title, onClose, children }: PopupProps) {
  if (!visible) return null
  return (
    <div role="dialog" aria-label={title}>
      <button type="button" aria-label="关闭" onClick={onClose} />
      {children}
    </div>
  )
}
