import { openTarget, type Target } from './target'

describe('documents through the SDK', () => {
  let target: Target
  beforeAll(async () => {
    target = await openTarget([{ name: 'notes', indexes: [] }])
  })
  afterAll(() => target.close())
  const notes = () => target.db.collection('notes')

  test('a document without _id gets one of 32 hex characters', async () => {
    const { id } = await notes().add({ text: 'hello' })
    expect(id).toMatch(/^[0-9a-f]{32}$/)
    expect(
      (
        await notes()
          .doc(id ?? '')
          .get()
      ).data,
    ).toEqual([{ _id: id, text: 'hello' }])
  })

  test('every type of value comes back as it went in', async () => {
    const given = {
      text: '中文 "quoted" \\ 😀',
      integer: 42,
      negative: -7,
      beyond32: 5_000_000_000,
      fraction: 0.1,
      yes: true,
      nothing: null,
      at: new Date(1_700_000_000_123),
      list: [1, 'two', { three: 3 }, [4]],
      nested: { deep: { er: 'x' }, 'with space': 1 },
      empty: {},
      none: [],
    }
    await notes().add({ _id: 'types', ...given })
    expect((await notes().doc('types').get()).data).toEqual([{ _id: 'types', ...given }])
  })

  test('a number may be an id, and 1 is not "1"', async () => {
    await notes().add([
      { _id: 1, is: 'number' },
      { _id: '1', is: 'text' },
    ])
    expect((await notes().doc(1).get()).data).toEqual([{ _id: 1, is: 'number' }])
    expect((await notes().doc('1').get()).data).toEqual([{ _id: '1', is: 'text' }])
  })

  test('many documents are added in one request and their ids come back in order', async () => {
    const { ids } = (await notes().add([{ _id: 'a' }, { _id: 'b' }, { n: 3 }])) as unknown as { ids: string[] }
    expect(ids).toEqual(['a', 'b', expect.stringMatching(/^[0-9a-f]{32}$/)])
  })

  test('the same _id twice is DATABASE_DUPLICATE_WRITE with the message of MongoDB', async () => {
    await notes().add({ _id: 'twice' })
    await expect(notes().add({ _id: 'twice' })).rejects.toMatchObject({
      code: 'DATABASE_DUPLICATE_WRITE',
      message: expect.stringContaining('E11000 duplicate key'),
    })
  })

  test('an ordered batch keeps what went in before its failure', async () => {
    await notes().add({ _id: 'taken' })
    await expect(notes().add([{ _id: 'before' }, { _id: 'taken' }, { _id: 'after' }])).rejects.toMatchObject({
      code: 'DATABASE_DUPLICATE_WRITE',
    })
    expect((await notes().doc('before').get()).data).toHaveLength(1)
    expect((await notes().doc('after').get()).data).toHaveLength(0)
  })

  test('set replaces the whole document, or makes it', async () => {
    const made = await notes().doc('set').set({ a: 1, b: 2 })
    expect(made).toMatchObject({ updated: 0, upsertedId: 'set' })
    const replaced = await notes().doc('set').set({ b: 3 })
    expect(replaced).toMatchObject({ updated: 1 })
    expect((await notes().doc('set').get()).data).toEqual([{ _id: 'set', b: 3 }])
  })

  test('update merges, and answers how many documents really changed', async () => {
    await notes().add({ _id: 'merge', nested: { a: 1, b: 2 }, n: 1 })
    expect(
      await notes()
        .doc('merge')
        .update({ nested: { a: 5 } }),
    ).toMatchObject({ updated: 1 })
    expect(await notes().doc('merge').update({ n: 1 })).toMatchObject({ updated: 0 })
    expect(await notes().doc('nobody').update({ n: 1 })).toMatchObject({ updated: 0 })
    expect((await notes().doc('merge').get()).data).toEqual([{ _id: 'merge', nested: { a: 5, b: 2 }, n: 1 }])
  })

  test('remove answers how many are gone', async () => {
    await notes().add({ _id: 'gone' })
    expect(await notes().doc('gone').remove()).toMatchObject({ deleted: 1 })
    expect(await notes().doc('gone').remove()).toMatchObject({ deleted: 0 })
    expect((await notes().doc('gone').get()).data).toEqual([])
  })

  test('serverDate is the server clock plus its offset', async () => {
    const from = Date.now()
    await notes().add({ _id: 'clock', at: target.db.serverDate({ offset: 60_000 }) })
    const [{ at }] = (await notes().doc('clock').get()).data
    expect(at.getTime()).toBeGreaterThanOrEqual(from + 60_000 - 5_000)
    expect(at.getTime()).toBeLessThanOrEqual(Date.now() + 60_000 + 5_000)
  })

  test('createCollection makes a collection; again is DATABASE_COLLECTION_ALREADY_EXIST', async () => {
    const name = `made-${Date.now()}`
    await target.db.createCollection(name)
    expect((await target.db.collection(name).get()).data).toEqual([])
    await expect(target.db.createCollection(name)).rejects.toMatchObject({ code: 'DATABASE_COLLECTION_ALREADY_EXIST' })
  })
})
