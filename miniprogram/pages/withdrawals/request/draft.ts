import { createPersonalStore } from '@/api/store'
import type { Typed } from './checks'

export const EMPTY_REQUEST: Typed = { channel: 'wechat', amount: '', realName: '', account: '', bank: '', note: '' }

/** Outlives the page. It is not kept on the device: an account number is nobody's to find there. */
export const requestDraft = createPersonalStore<Typed>(EMPTY_REQUEST)

export const changeRequest = (change: Partial<Typed>): void => requestDraft.set({ ...requestDraft.get(), ...change })
