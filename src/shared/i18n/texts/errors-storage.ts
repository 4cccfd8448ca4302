// Owns the words for what can go wrong between Pullpay and the disk: the cause, then the next step.
import type { TextTable } from '../locale.ts';

export const errorsStorage = {
  'disk-full': {
    en: 'The disk is full, so nothing was saved and nothing was changed. Free some space, then try again.',
    ja: 'ディスクの空き容量がないため保存できず、何も変更していません。空き容量を増やしてから、もう一度お試しください。',
  },
  'write-failed': {
    en: 'The computer could not save to the disk ({reason}); the earlier data stand. Check that the disk is connected and may be written to, then try again.',
    ja: 'ディスクに保存できませんでした（{reason}）。以前のデータはそのまま残っています。ディスクの接続と書き込み権限を確かめて、もう一度お試しください。',
  },
  'write-uncertain': {
    en: 'The change was saved, but the disk did not confirm that it would survive a power cut. Check the disk, restart Pullpay, and look whether the change is there.',
    ja: '変更は保存しましたが、停電しても残るかどうかをディスクが確認できませんでした。ディスクを点検し、Pullpay を再起動して、変更が反映されているか確かめてください。',
  },
  'file-unreadable': {
    en: 'The computer does not let Pullpay read one of its files ({reason}). Check the disk and the permissions of the data folder, then restart Pullpay.',
    ja: 'Pullpay のファイルを読み込めません（{reason}）。ディスクとデータフォルダーのアクセス権を確かめてから、Pullpay を再起動してください。',
  },
  'file-damaged': {
    en: 'A file of Pullpay and the copy before it are both damaged. Nothing was overwritten. Put a backup of the data folder in its place, and check the disk.',
    ja: 'Pullpay のファイルと 1 つ前のコピーの両方が壊れています。上書きはしていません。データフォルダーをバックアップから戻し、ディスクを点検してください。',
  },
  'document-damaged': {
    en: 'A settings file holds something that this version does not understand; it was left as it is. Update Pullpay, or move the file away to start with the default settings.',
    ja: '設定ファイルに、このバージョンでは読み取れない内容があります。ファイルはそのまま残しています。Pullpay を更新するか、ファイルを別の場所に移して初期設定で始めてください。',
  },
  'journal-damaged': {
    en: 'The record of your payments ({file}) was damaged or exchanged. To keep anything from being paid twice, Pullpay does not go on and has changed nothing. Put a backup of this file back, and check the disk.',
    ja: '支払いの記録（{file}）が壊れているか、別のファイルに入れ替わっています。二重払いを防ぐため処理を止めており、ファイルには手を加えていません。バックアップからこのファイルを戻し、ディスクを点検してください。',
  },
  'journal-broken': {
    en: 'The disk failed while a record was being written, so Pullpay no longer writes to it. Restart Pullpay: it then checks what was saved and goes on from there.',
    ja: '記録の書き込み中にディスクの問題が起きたため、書き込みを止めました。Pullpay を再起動すると、保存された内容を確認してから再開します。',
  },
  'journal-closed': {
    en: 'Pullpay is shutting down and takes no new entries. Start it again and repeat the step.',
    ja: 'Pullpay は終了処理中のため、新しい記録を受け付けません。起動し直してから、もう一度操作してください。',
  },
  'folder-in-use': {
    en: 'Another running copy of Pullpay (process {pid}) uses this data folder. Switch to its window, or quit it first. If you find none, restart the computer.',
    ja: '別の Pullpay（プロセス {pid}）がこのデータフォルダーを使っています。そのウィンドウを使うか、先に終了してください。見つからない場合は、コンピューターを再起動してください。',
  },
  'bad-id': {
    en: 'This wallet’s identifier has characters that do not belong there, so no file was touched. Choose the wallet from the list again.',
    ja: 'ウォレットの識別子に使えない文字が含まれているため、ファイルには触れていません。一覧からウォレットを選び直してください。',
  },
} as const satisfies TextTable;
