import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './off-board.module.css';

const steps = ['What they own', 'Who takes it', 'Done'];

export function OffBoardSteps({ current, children }: { current: number; children: ReactNode }) {
  return (
    <div className={styles.errand}>
      <ol className={styles.steps} aria-label="Steps">
        {steps.map((step, index) => (
          <li
            key={step}
            className={styles.step}
            aria-current={index + 1 === current ? 'step' : undefined}
            data-past={index + 1 < current || undefined}
          >
            <span className={styles.number}>
              {index + 1 < current ? <Check size={14} aria-label="Done:" /> : index + 1}
            </span>
            {step}
          </li>
        ))}
      </ol>
      {children}
    </div>
  );
}
