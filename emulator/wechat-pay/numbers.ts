import { randomBytes, randomInt } from 'node:crypto'
import { written } from './fields'

const day = (atMs: number): string => written(atMs).slice(0, 10).replaceAll('-', '')
const second = (atMs: number): string => written(atMs).slice(0, 19).replace(/\D/g, '')
const digits = (count: number): string => Array.from({ length: count }, () => randomInt(10)).join('')

/** Numbers in the forms that WeChat gives them. */
export const transactionNumber = (atMs: number): string => `4200001${digits(3)}${day(atMs)}${digits(10)}`
export const refundNumber = (atMs: number): string => `5030000${digits(3)}${day(atMs)}${digits(12)}`
export const transferNumber = (atMs: number): string => `1330000${digits(13)}${day(atMs)}${digits(11)}`
export const prepayNumber = (atMs: number): string => `wx${second(atMs)}${randomBytes(10).toString('hex')}`
export const packageText = (): string => `affffddafdfafddffda${randomBytes(24).toString('base64url')}==`
