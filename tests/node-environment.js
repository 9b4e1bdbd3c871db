// What a cloud function's process has. UTC because the functions run so; the flags keep the SDK from looking up
// Tencent's metadata host on every request and from keeping a slow-request timer.
process.env.TZ = 'UTC'
process.env.TENCENTCLOUD = 'true'
process.env.SILENCE = 'true'
