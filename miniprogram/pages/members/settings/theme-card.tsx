import { View } from '@tarojs/components'
import { useStore } from '@/api/store'
import { chooseTheme, THEME_CHOICES, type ThemeChoice, themeChoice } from '@/api/theme'
import { Icon } from '@/components/icon'

const WORDS: Readonly<Record<ThemeChoice, string>> = { system: '跟随系统', light: '浅色', dark: '深色' }

/** Light or dark, as the phone has it or as it is wanted here. It holds at once and on this device alone. */
export function ThemeCard() {
  const chosen = useStore(themeChoice)
  return (
    <View className="card settings__theme" ariaRole="radiogroup" ariaLabel="深色模式">
      <View className="body-2 settings__label">深色模式</View>
      {THEME_CHOICES.map((choice) => (
        <View
          key={choice}
          id={`theme-${choice}`}
          className={choice === chosen ? 'settings__choice settings__choice--chosen' : 'settings__choice'}
          ariaRole="radio"
          ariaLabel={`${WORDS[choice]}，${choice === chosen ? '已选' : '未选'}`}
          onClick={() => chooseTheme(choice)}
        >
          <View className="settings__words">{WORDS[choice]}</View>
          {choice === chosen && <Icon name="check" size={20} />}
        </View>
      ))}
    </View>
  )
}
