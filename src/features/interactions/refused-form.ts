import type { UseFormReturnType } from '@mantine/form';
import { explain } from '../../shared/refusal.ts';
import type { Draft } from './draft.ts';

/** Puts a refusal beside the field that caused it. Returns it where no field of the form did. */
export function showRefusal(form: UseFormReturnType<Draft>, error: unknown) {
  const failure = explain(error);
  if (failure.field && failure.field in form.getValues()) {
    form.setFieldError(failure.field, failure.sentence);
    form.getInputNode(failure.field)?.focus();
    return null;
  }
  return failure;
}
