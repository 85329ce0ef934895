'use client';
/** Switches for how one writes. Each takes effect at once. */
import { Checkbox } from '../../../../_ui/Checkbox.tsx';
import { Dialog } from '../../../../_ui/Dialog.tsx';
import { useEditorMessages } from '../../../../_ui/messages.tsx';
import styles from './SettingsDialog.module.css';
import { ShownHosts } from './ShownHosts.tsx';
import { useWritingSetting } from './use-writing-setting.ts';
import { keepSetting, WRITING_SETTINGS, type WritingSetting } from './writing-settings.ts';

export interface SettingsDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** What had the focus when it was asked for. */
  readonly opener: HTMLElement | null;
}

export function SettingsDialog({ isOpen, onClose, opener }: SettingsDialogProps) {
  const { settings } = useEditorMessages();
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={settings.title}
      description={settings.scope}
      opener={opener}
    >
      <div className={styles.list}>
        {WRITING_SETTINGS.map((setting) => (
          <Switch key={setting} setting={setting} />
        ))}
        <ShownHosts />
      </div>
    </Dialog>
  );
}

function Switch({ setting }: { readonly setting: WritingSetting }) {
  const { settings } = useEditorMessages();
  const isOn = useWritingSetting(setting);
  return (
    <div>
      <Checkbox
        label={settings.names[setting]}
        isChecked={isOn}
        onChange={(isChecked) => keepSetting(setting, isChecked)}
      />
      <p className={styles.hint}>{settings.hints[setting]}</p>
    </div>
  );
}
