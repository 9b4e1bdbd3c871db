import { Tainted } from '@/api/canvas'
import { SavePicture } from '@/components/save-picture'

const TAINTED = '海报里有别处的图片，浏览器不让保存，可以截屏'

/** 保存 of a poster. `give` draws its picture; null while it is not drawn. */
export const SaveButton = ({ give }: { readonly give: (() => Promise<string>) | null }) => (
  <SavePicture
    id="poster-save"
    name="推客海报.png"
    give={give}
    because={(error) => (error instanceof Tainted ? TAINTED : undefined)}
  />
)
