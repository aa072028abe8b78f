import styles from './board.module.css';
import columnStyles from './board-column.module.css';
import { BlankCards } from './board-list.tsx';

/** What the board will look like, before the stages are known. */
export function BlankBoard() {
  return (
    <div className={styles.columns} aria-busy role="status" aria-label="Loading the pipeline">
      {[1, 2, 3, 4, 5, 6, 7, 8].map((number) => (
        <div key={number} className={columnStyles.column}>
          <div className={columnStyles.head}>
            <span className={columnStyles.title}>&nbsp;</span>
            <span className={columnStyles.value} />
          </div>
          <div className={columnStyles.scroller}>
            <BlankCards />
          </div>
        </div>
      ))}
    </div>
  );
}
