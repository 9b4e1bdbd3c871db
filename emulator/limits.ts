const KB = 1024
const MB = 1024 * KB
const SECOND = 1000
const MINUTE = 60 * SECOND
const DAY = 24 * 60 * MINUTE

/** Every limit of the gateway, the functions and the storage, with where it was read. The database's: database/limits.ts. */
export const LIMITS = {
  /** docs.cloudbase.net/error-code/service/EXCEED_MAX_PAYLOAD_SIZE: text bodies of function calls. */
  FUNCTION_TEXT_BODY_BYTES_MAX: 100 * KB,
  /** Same page: function calls with any other body. */
  FUNCTION_OTHER_BODY_BYTES_MAX: 6 * MB,
  /** cloud.tencent.com/document/product/583/42611, status 406: the event of a synchronous invocation. */
  FUNCTION_EVENT_BYTES_MAX: 6 * MB,
  /** Same page, status 407: what a function may answer. */
  FUNCTION_ANSWER_BYTES_MAX: 6 * MB,
  /** docs.cloudbase.net database limits: one packet is 16 MB; the rest of the envelope is small. */
  ADMIN_BODY_BYTES_MAX: 17 * MB,
  /** docs.cloudbase.net/error-code/service/EXCEED_MAX_PAYLOAD_SIZE: every other request. */
  UPLOAD_BYTES_MAX: 100 * MB,
  /** The desk sends a few fields; our own bound. */
  CONSOLE_BODY_BYTES_MAX: 64 * KB,

  /** Concurrency of one function before calls queue. Ours: the real one is a quota of the account. */
  FUNCTION_INSTANCES_MAX: 10,
  /** Ours: how long a new instance may take to load its bundle (the platform counts this apart from the timeout too). */
  FUNCTION_LOAD_MS_MAX: 60 * SECOND,
  /** Ours: an idle instance is given back after this; the platform's is about half an hour. */
  FUNCTION_IDLE_MS_MAX: 5 * MINUTE,

  /** docs.cloudbase.net/http-api/auth/auth-sign-in-anonymously: `expires_in` of the access token. */
  ACCESS_TOKEN_LIFETIME_MS: 7200 * SECOND,
  /** Ours: tokens handed out by the desk and the tests outlive any winding of the clock. */
  DESK_TOKEN_LIFETIME_MS: 3650 * DAY,

  /** developers.weixin.qq.com, naming of stored files: the encoded path. */
  FILE_PATH_BYTES_MAX: 850,
  /** developers.weixin.qq.com wx.cloud.getTempFileURL and deleteFile: files in one call. */
  FILES_PER_CALL_MAX: 50,
  /** Ours, when `maxAge` is not given; the vendor's pages disagree with each other, so always give it. */
  DOWNLOAD_LINK_LIFETIME_MS: 2 * 60 * MINUTE,
  /** Ours: an upload must start this long after its metadata was asked for. */
  UPLOAD_LINK_LIFETIME_MS: 15 * MINUTE,

  /** developers.weixin.qq.com stable_token: how long a token lives, and how early the next one is given. */
  WECHAT_TOKEN_LIFETIME_MS: 7200 * SECOND,
  WECHAT_TOKEN_RENEWED_BEFORE_MS: 5 * MINUTE,
  /** developers.weixin.qq.com getUnlimitedQRCode. */
  WECHAT_SCENE_CHARACTERS_MAX: 32,
  WECHAT_CODE_WIDTH_MIN: 280,
  WECHAT_CODE_WIDTH_MAX: 1280,
  WECHAT_CODE_WIDTH_DEFAULT: 430,
  /** developers.weixin.qq.com msgSecCheck 2.0. */
  WECHAT_CHECKED_TEXT_CHARACTERS_MAX: 2500,
  /** urllink.generate and shortlink.generate: signs of a query, of a page with its query; days until a link ends. */
  WECHAT_LINK_CHARACTERS_MAX: 1024,
  WECHAT_LINK_DAYS_MAX: 30,
  WECHAT_LINK_DAY_MS: 24 * 60 * MINUTE,
  WECHAT_SHORT_LINK_TITLE_SHOWN: 20,
  /** Ours: how many received calls the desk can look back on. */
  WECHAT_CALLS_KEPT_MAX: 500,
} as const
