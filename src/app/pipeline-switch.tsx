import { Link } from '@tanstack/react-router';
import { List, SquareKanban } from 'lucide-react';
import styles from './pipeline-switch.module.css';

/** The same opportunities as a board or as a list; filters that both know come along. */
export function PipelineSwitch({ search }: { search: object }) {
  return (
    <nav className={styles.switch} aria-label="Show the pipeline as">
      <Link
        to="/pipeline"
        search={search}
        className={styles.choice}
        activeOptions={{ exact: true, includeSearch: false }}
      >
        <SquareKanban size={16} aria-hidden />
        Board
      </Link>
      <Link
        to="/pipeline/list"
        search={search}
        className={styles.choice}
        activeOptions={{ exact: true, includeSearch: false }}
      >
        <List size={16} aria-hidden />
        List
      </Link>
    </nav>
  );
}
