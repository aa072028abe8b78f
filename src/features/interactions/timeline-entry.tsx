import {
  Archive,
  ArrowRight,
  CalendarCheck,
  FileText,
  LockKeyhole,
  type LucideIcon,
  Mail,
  MapPin,
  MessageSquare,
  Pencil,
  Phone,
  Presentation,
  Users,
} from 'lucide-react';
import { formatDay, formatMoment, formatRelativeDay } from '../../shared/format.ts';
import type { TimelineEntry } from './queries.ts';
import styles from './timeline.module.css';

const icons: Record<string, LucideIcon> = {
  call: Phone,
  email: Mail,
  meeting: Users,
  site_visit: MapPin,
  demo: Presentation,
  proposal: FileText,
};

type Props = {
  entry: TimelineEntry;
  lock: string | null;
  onEdit: () => void;
  onArchive: () => void;
};

export function Entry({ entry, lock, onEdit, onArchive }: Props) {
  const Icon = icons[entry.interaction_type] ?? MessageSquare;
  const type = entry.interaction_type_label ?? entry.interaction_type;
  const what = `${type}, ${formatMoment(entry.interaction_date)}`;
  return (
    <li className={styles.entry}>
      <span className={styles.icon} aria-hidden>
        <Icon size={16} />
      </span>
      <article aria-label={what}>
        <div className={styles.head}>
          <h3 className={styles.type}>{type}</h3>
          <span className={styles.meta}>{whoAndWhen(entry)}</span>
          <div className={styles.tools}>
            <button
              type="button"
              className={styles.tool}
              onClick={onEdit}
              aria-label={`Edit: ${what}`}
            >
              <Pencil size={14} aria-hidden />
              Edit
            </button>
            {entry.may_edit_drivers && (
              <button
                type="button"
                className={styles.tool}
                onClick={onArchive}
                aria-label={`Archive: ${what}`}
              >
                <Archive size={14} aria-hidden />
                Archive
              </button>
            )}
          </div>
        </div>
        <Facts entry={entry} />
        {entry.subject && (
          <p className={styles.subject} dir="auto">
            {entry.subject}
          </p>
        )}
        {entry.notes && (
          <p className={styles.notes} dir="auto">
            {entry.notes}
          </p>
        )}
        {lock && (
          <p className={styles.lock}>
            <LockKeyhole size={13} aria-hidden />
            {lock}
          </p>
        )}
      </article>
    </li>
  );
}

function whoAndWhen(entry: TimelineEntry) {
  const contact = entry.contact_name ? ` with ${entry.contact_name}` : '';
  const when = `${formatRelativeDay(entry.interaction_date)}, ${formatMoment(entry.interaction_date)}`;
  return `${entry.owner_name || 'Somebody'}${contact} · ${when}`;
}

function Facts({ entry }: { entry: TimelineEntry }) {
  const { stage_label: stage, status_label: status, follow_up_date: followUp } = entry;
  if (!stage && !status && !followUp) return null;
  return (
    <div className={styles.facts}>
      {stage && (
        <span className={styles.fact}>
          <ArrowRight size={12} aria-hidden />
          Stage: {stage}
        </span>
      )}
      {status && (
        <span className={styles.fact}>
          <ArrowRight size={12} aria-hidden />
          Status: {status}
        </span>
      )}
      {followUp && (
        <span className={styles.fact}>
          <CalendarCheck size={12} aria-hidden />
          Follow up {formatDay(followUp)}
        </span>
      )}
    </div>
  );
}
