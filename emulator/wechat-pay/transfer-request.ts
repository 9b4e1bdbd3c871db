import type { Fields } from './fields'
import { SANDBOX_APPID } from './merchant'
import { invalidRequest, paramError } from './pay-error'

/**
 * What each scene must report, and what the payee may be shown; the first of these is the default. 1005: developer
 * community, oCJUsw_pd5LAq6gR8A3ki7Tu05uI; 1000: pay.weixin.qq.com 4013774588.
 */
const SCENES: Readonly<
  Record<string, { readonly reports: readonly string[]; readonly perceptions: readonly string[] }>
> = {
  '1000': { reports: ['活动名称', '奖励说明'], perceptions: ['活动奖励', '现金奖励'] },
  '1005': { reports: ['岗位类型', '报酬说明'], perceptions: ['劳务报酬'] },
}
/** pay.weixin.qq.com, 发起转账: from here on the payee's real name must be given. */
const NAMED_FROM_FEN = 200_000

export interface TransferLimits {
  readonly minFen: number
  readonly maxFen: number
}

export interface TransferRequest {
  readonly billNo: string
  readonly sceneId: string
  readonly openid: string
  readonly amountFen: number
  readonly remark: string
  readonly realName: string | null
  readonly notifyUrl: string | null
}

/** Throws `PayError` PARAM_ERROR or INVALID_REQUEST. `open` decrypts the name. */
export function readTransfer(
  body: Fields,
  limits: TransferLimits,
  open: (encrypted: string, field: string) => string,
): TransferRequest {
  body.literal('appid', SANDBOX_APPID)
  const sceneId = body.text('transfer_scene_id', { max: 36 })
  const scene = SCENES[sceneId]
  if (!scene) throw invalidRequest('商户未开通该转账场景')
  checkReports(body, scene.reports)
  const perception = body.has('user_recv_perception') ? body.text('user_recv_perception', { max: 32 }) : null
  if (perception !== null && !scene.perceptions.includes(perception)) {
    throw invalidRequest('暂不支持展示当前传入的用户收款感知')
  }
  const amountFen = body.fen('transfer_amount')
  if (amountFen < limits.minFen || amountFen > limits.maxFen) throw invalidRequest('转账金额超出单笔限额')
  const realName = body.has('user_name') ? open(body.text('user_name', { max: 1024 }), '/user_name') : null
  if (realName === null && amountFen >= NAMED_FROM_FEN)
    throw paramError('/user_name', '转账金额大于等于2000元,收款用户姓名必填')
  return {
    billNo: body.text('out_bill_no', { max: 32, pattern: /^[0-9A-Za-z]+$/ }),
    sceneId,
    openid: body.text('openid', { max: 64 }),
    amountFen,
    remark: body.text('transfer_remark', { max: 32 }),
    realName,
    notifyUrl: body.has('notify_url') ? body.notifyUrl('notify_url') : null,
  }
}

function checkReports(body: Fields, wanted: readonly string[]): void {
  if (!body.has('transfer_scene_report_infos')) {
    throw paramError('/transfer_scene_report_infos', '需传入转账场景报备信息,请检查')
  }
  const types = body.list('transfer_scene_report_infos').map((info) => {
    info.text('info_content', { max: 32 })
    return info.text('info_type', { max: 15 })
  })
  if (types.length !== wanted.length || !wanted.every((type) => types.includes(type))) {
    throw paramError('/transfer_scene_report_infos', '未传入完整且对应的转账场景报备信息')
  }
}
