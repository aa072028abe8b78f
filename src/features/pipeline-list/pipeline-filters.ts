import { toLocalDay } from '../../shared/format.ts';

const dueSpans = ['overdue', 'today', 'week'] as const;

/** What can be sorted by, each with an index or few enough rows behind it at any size. */
export const sortKeys = [
  'due_date',
  'estimated_value',
  'stage_sort_order',
  'priority',
  'last_activity_at',
  'expected_close_date',
  'closed_at',
  'created_at',
] as const;
type SortKey = (typeof sortKeys)[number];

/** What the list shows. Lives in the address, so that a view can be kept and sent. */
export type PipelineFilters = {
  /** Several, with commas between them; so are status and columns. */
  stage?: string;
  status?: string;
  owner?: string;
  principal?: string;
  distributor?: string;
  priority?: string;
  state?: string;
  stale?: true;
  due?: (typeof dueSpans)[number];
  q?: string;
  /** A minus before it: the largest first. */
  sort?: SortKey | `-${SortKey}`;
  columns?: string;
  /** The saved view that this began as; "all": on purpose none. */
  view?: string;
};

const uuid = /^[0-9a-f-]{36}$/;

/** What makes no sense in an address is left out, rather than shown as an error. */
export function readPipelineFilters(search: Record<string, unknown>): PipelineFilters {
  const matching = (key: keyof PipelineFilters, shape: RegExp) => {
    // The router reads "12" as a number and a repeated key as a list.
    const value = Array.isArray(search[key]) ? search[key].join(',') : search[key];
    const text = typeof value === 'number' ? String(value) : value;
    return typeof text === 'string' && shape.test(text) ? { [key]: text } : {};
  };
  const due = dueSpans.find((span) => span === search.due);
  const sort = sortKeys.flatMap((key) => [key, `-${key}`] as const).find((s) => s === search.sort);
  return {
    ...matching('stage', /^\w+(,\w+)*$/),
    ...matching('status', /^\w+(,\w+)*$/),
    ...matching('owner', uuid),
    ...matching('principal', uuid),
    ...matching('distributor', uuid),
    ...matching('priority', /^[ABCD]$/),
    ...matching('state', /^\w+$/),
    ...(search.stale === true || search.stale === 'true' ? { stale: true } : {}),
    ...(due && { due }),
    ...matching('q', /\S/),
    ...(sort && { sort }),
    ...matching('columns', /^\w+(,\w+)*$/),
    ...matching('view', /^(all|[0-9a-f-]{36})$/),
  };
}

/** Which rows are meant: without how they are shown. */
export function narrowing({ sort, columns, view, ...filters }: PipelineFilters) {
  return filters;
}

/** The same, as the server's functions take it. Today is the reader's, not the server's. */
export function toServerFilter(filters: PipelineFilters, now = new Date()) {
  const { stage, status, priority, ...others } = narrowing(filters);
  return {
    ...others,
    ...(stage && { stage: stage.split(',') }),
    ...(status && { status: status.split(',') }),
    ...(priority && { priority: [priority] }),
    ...(others.due && { today: toLocalDay(now) }),
  };
}

export function readSort({ sort = 'due_date' }: PipelineFilters) {
  const descending = sort.startsWith('-');
  return { key: descending ? sort.slice(1) : sort, descending };
}

/** Whether two addresses ask for the same, in whatever order. */
export function sameView(a: PipelineFilters, b: PipelineFilters): boolean {
  const text = ({ view, ...rest }: PipelineFilters) => JSON.stringify(Object.entries(rest).sort());
  return text(a) === text(b);
}
