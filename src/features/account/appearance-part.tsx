import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import styles from './account.module.css';
import { AccountPart } from './account-part.tsx';
import { useDensity } from './density.ts';
import { themes } from './themes.ts';

export function AppearancePart() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [density, setDensity] = useDensity();
  return (
    <AccountPart title="Appearance">
      <div className={styles.choice}>
        <span id="theme">Theme</span>
        <SegmentedControl
          aria-labelledby="theme"
          value={colorScheme}
          onChange={(chosen) => {
            const theme = themes.find(({ value }) => value === chosen);
            if (theme) setColorScheme(theme.value);
          }}
          data={themes.map(({ value, label }) => ({ value, label }))}
        />
      </div>
      <div className={styles.choice}>
        <span id="density">Density of lists</span>
        <SegmentedControl
          aria-labelledby="density"
          value={density}
          onChange={(chosen) => setDensity(chosen === 'compact' ? chosen : 'comfortable')}
          data={[
            { value: 'comfortable', label: 'Comfortable' },
            { value: 'compact', label: 'Compact' },
          ]}
        />
      </div>
      <p className={styles.hint}>
        Both are kept on this device. On a phone, lists always leave room for a thumb.
      </p>
    </AccountPart>
  );
}
