import { Button, TextArea } from '@nutui/nutui-react-taro'
import type { Output } from '@shared/contracts'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { Field } from '@/components/field'
import { count } from '@/format/counts'
import { useCommand } from '@/hooks/use-command'
import { csvMax } from '../limits'
import { importErrorWords } from '../words/withdrawals'
import { FileChoice } from './file-choice'

/** Lines below the names of the columns. */
const rowsIn = (csv: string): number => Math.max(0, csv.split(/\r?\n/).filter((line) => line.trim() !== '').length - 1)

/** What became of the payments: every row is checked before any is done. */
export function ImportCard() {
  const [csv, setCsv] = useState('')
  const [confirming, setConfirming] = useState(false)
  const [result, setResult] = useState<Output<'withdrawals.importResults'> | null>(null)
  const send = useCommand('withdrawals.importResults', {
    onDone: (output) => {
      setConfirming(false)
      setResult(output)
    },
  })
  const rows = rowsIn(csv)
  const take = (text: string) => {
    setCsv(text)
    setResult(null)
    send.clear()
  }
  return (
    <View className="card">
      <View className="title">导入打款结果</View>
      <View className="body-2 payouts__how">
        在导出的表格里填“结果”（成功、失败、退回）、“回单号”和“原因”，一次最多 500
        行，没有填的行会跳过。有一行不对就都不处理。
      </View>
      <FileChoice onRead={take} />
      <Field label="表格内容" hint="选择文件，或从表格里复制、粘贴，第一行是列名">
        <TextArea
          id="import-csv"
          value={csv}
          placeholder="单号,结果,回单号,原因"
          maxLength={csvMax}
          rows={6}
          onChange={take}
        />
      </Field>
      {result !== null && <ImportResult result={result} />}
      <View className="payouts__send">
        <Button
          id="import-next"
          className="wide"
          type="primary"
          fill="solid"
          size="xlarge"
          disabled={rows === 0}
          onClick={() => setConfirming(true)}
        >
          导入
        </Button>
      </View>
      {confirming && (
        <ConfirmSheet
          title="导入打款结果"
          facts={[{ label: '结果', value: `${count(rows)} 行`, strong: true }]}
          note="成功的记为已到账；失败和退回的放回可提现"
          verb="导入"
          busy={send.busy}
          refusal={send.refusal}
          onConfirm={() => void send.send({ csv })}
          onClose={() => setConfirming(false)}
        />
      )}
    </View>
  )
}

function ImportResult({ result: { done, left, errors } }: { readonly result: Output<'withdrawals.importResults'> }) {
  return (
    <View className="payouts__result">
      <View className={errors.length === 0 ? 'payouts__done' : 'payouts__refusal'} ariaRole="alert">
        {errors.length === 0 ? `已处理 ${count(done)} 笔` : `已处理 ${count(done)} 笔，${count(errors.length)} 处不对`}
      </View>
      {left > 0 && (
        <View className="body-2 payouts__error figure">还有 {count(left)} 笔没来得及，再导入一次就会接着处理</View>
      )}
      {errors.map((error) => (
        <View key={`${error.row} ${error.field}`} className="body-2 payouts__error figure">
          {importErrorWords(error)}
        </View>
      ))}
    </View>
  )
}
