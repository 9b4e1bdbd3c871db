import { act, fireEvent, render, screen } from '@testing-library/react'
import { fileOf, keepPicture, openAlbumSetting } from '@/api/album'
import { say } from '@/api/platform'
import { CodePaper } from '.'

const platform = { inWeChat: true }
jest.mock('@/api/platform', () => ({
  say: jest.fn(),
  nudge: jest.fn(),
  get inWeChat() {
    return platform.inWeChat
  },
}))
jest.mock('@/api/album', () => ({ fileOf: jest.fn(), keepPicture: jest.fn(), openAlbumSetting: jest.fn() }))
jest.mock('@nutui/nutui-react-taro', () => jest.requireActual('../../../tests/stand-ins/nutui'))
const kept = jest.mocked(keepPicture)

function open(inWeChat = true) {
  platform.inWeChat = inWeChat
  jest.mocked(say).mockClear()
  kept.mockReset()
  jest.mocked(fileOf).mockReset().mockResolvedValue('wxfile://code.png')
  jest.mocked(openAlbumSetting).mockReset()
  render(<CodePaper url="https://m.example/code.png" text="扫码进来" />)
}
const press = (text: string) => act(async () => void fireEvent.click(screen.getByText(text)))

test('the code’s file goes to the album', async () => {
  open()
  kept.mockResolvedValue('saved')
  await press('保存到相册')
  expect(fileOf).toHaveBeenCalledWith('https://m.example/code.png')
  expect(kept).toHaveBeenCalledWith('wxfile://code.png', '小程序码.png')
  expect(say).toHaveBeenCalledWith('已存到相册')
  expect(screen.queryByRole('alert')).toBeNull()
})

test('where the album was closed before, the settings open it, and the code is saved', async () => {
  open()
  kept.mockResolvedValueOnce('closed').mockResolvedValueOnce('saved')
  jest.mocked(openAlbumSetting).mockResolvedValue(true)
  await press('保存到相册')
  expect(screen.getByText(/要用到相册/)).toBeTruthy()
  await press('去设置')
  expect(kept).toHaveBeenCalledTimes(2)
  expect(screen.queryByText(/要用到相册/)).toBeNull()
})

test('who leaves the settings as they were is asked nothing more', async () => {
  open()
  kept.mockResolvedValue('closed')
  jest.mocked(openAlbumSetting).mockResolvedValue(false)
  await press('保存到相册')
  await press('去设置')
  expect(kept).toHaveBeenCalledTimes(1)
  expect(screen.queryByText(/要用到相册/)).toBeNull()
})

test('a code that does not load is not saved, and can be tried again', async () => {
  open()
  jest.mocked(fileOf).mockRejectedValueOnce(new Error('no network'))
  await press('保存到相册')
  expect(screen.getByRole('alert').textContent).toBe('没有存成，请再试一次')
  kept.mockResolvedValue('saved')
  await press('保存到相册')
  expect(screen.queryByRole('alert')).toBeNull()
  expect(kept).toHaveBeenCalledTimes(1)
})

test('a browser says how to keep it', () => {
  open(false)
  expect(screen.getByText('长按或右键可以保存图片')).toBeTruthy()
  expect(screen.queryByText('保存到相册')).toBeNull()
})
