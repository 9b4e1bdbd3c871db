/**
 * What a commission transfer (scene 1005) must say, sign by sign: WeChat refuses other titles (reference/wechat.md 4.3).
 * The contents are ours; the payee may read them.
 */
export const COMMISSION_TRANSFER = {
  transfer_scene_id: '1005',
  user_recv_perception: '劳务报酬',
  transfer_scene_report_infos: [
    { info_type: '岗位类型', info_content: '推广员' },
    { info_type: '报酬说明', info_content: '推广佣金' },
  ],
} as const
