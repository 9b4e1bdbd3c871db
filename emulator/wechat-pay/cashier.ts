import type { Payment } from './records'

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

const yuan = (fen: number): string => {
  const digits = String(fen).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

const page = (title: string, body: string): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
  body { margin: 0; background: #ededed; color: #191919; font: 16px/1.5 system-ui, sans-serif; }
  main { max-width: 414px; margin: 0 auto; padding: 48px 16px; text-align: center; }
  .amount { font-size: 44px; font-weight: 600; margin: 8px 0 32px; }
  .to { color: #606060; overflow-wrap: anywhere; }
  button { display: block; width: 100%; min-height: 48px; margin: 12px 0; border: 0; border-radius: 8px; font: inherit; }
  .pay { background: #07c160; color: #fff; }
  .cancel { background: #fff; color: #191919; }
</style>
</head>
<body><main>
${body}
</main></body>
</html>
`

/** Where h5_url leads: a person pays, or does not, and comes back to the merchant. */
export function cashierPage(payment: Payment, redirectUrl: string | null): string {
  const back = redirectUrl === null ? '' : `<input type="hidden" name="redirect_url" value="${escaped(redirectUrl)}">`
  return page(
    '微信支付',
    `<form method="post">
  <p class="to">${escaped(payment.description)}</p>
  <p class="amount">¥${yuan(payment.totalFen)}</p>
  ${back}
  <button class="pay" name="do" value="pay">确认支付</button>
  <button class="cancel" name="do" value="cancel">取消</button>
</form>`,
  )
}

export const messagePage = (message: string): string => page('微信支付', `<p>${escaped(message)}</p>`)
