/**
 * Text as it may stand in XML and HTML, in an attribute or between tags. Signs that XML forbids are left out, and those that
 * turn the direction of what follows. Square and curly brackets too are written as numbers: forums and site builders read
 * their own codes into them, even inside an attribute.
 */
export const escaped = (text: string): string =>
  text
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '')
    .replace(/[&<>"'`[\]{}]/g, (sign) => `&#${sign.charCodeAt(0)};`)
