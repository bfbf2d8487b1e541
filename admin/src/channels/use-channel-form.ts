import { useNotification } from '@strapi/strapi/admin';
import { type Dispatch, type SetStateAction, useCallback, useRef, useState } from 'react';
import type { Channel, ChannelInput } from '../../../shared/channels';
import { useSetMembersMutation } from '../operators/api';
import { usePermitted } from '../plugin/permissions';
import { refusalOf } from '../plugin/refusal';
import { useSay } from '../plugin/texts';
import { useRefusalText } from '../plugin/use-toasts';
import { useReplaceRulesMutation } from '../rules/api';
import { useCreateChannelMutation, useUpdateChannelMutation } from './api';
import {
  type ChannelDraft,
  inputOf,
  isSame,
  rulesOf,
  withEdits,
  withMembers,
  withRules,
} from './draft';
import { problemsOf } from './validation';

/** Sentences to show at fields, by the path of the field. */
export type FieldErrors = Readonly<Record<string, string>>;

/** The channel as stored, or the path of the first field at fault; null when neither is known. */
export type Outcome = { channel: Channel } | { fault: string | null };

/** The channel form: what was typed, what is wrong with it, and saving it. */
export interface ChannelForm {
  draft: ChannelDraft;
  errors: FieldErrors;
  /** How often saving was refused so far. */
  refusals: number;
  isChanged: boolean;
  isSaving: boolean;
  /** Whether this user may look only. */
  isReadOnly: boolean;
  /** Changes one field of the channel. */
  set: <Field extends keyof ChannelInput>(field: Field, value: ChannelInput[Field]) => void;
  change: (changes: Partial<ChannelDraft>) => void;
  save: () => Promise<Outcome>;
}

interface Options {
  id: string | null;
  initial: ChannelDraft;
}

export function useChannelForm({ id, initial }: Options): ChannelForm {
  const isReadOnly = !usePermitted(id === null ? 'channels.create' : 'channels.update');
  const [baseline, setBaseline] = useState(initial);
  const [isSaving, setSaving] = useState(false);
  const { errors, refusals, check, explain, forget } = useFaults();
  const { draft, setDraft, set, change } = useDraft(initial, forget);
  const store = useStore(id);

  const save: ChannelForm['save'] = async () => {
    const [fault] = check(draft.channel);

    if (fault !== undefined) {
      return { fault };
    }

    setSaving(true);

    try {
      const { channel, stored } = await store(draft, baseline);

      setDraft((now) => withEdits(stored, draft, now));
      setBaseline(stored);

      return { channel };
    } catch (error) {
      return { fault: explain(error) };
    } finally {
      setSaving(false);
    }
  };

  const isChanged = !isSame(draft, baseline);

  return { draft, errors, refusals, isChanged, isSaving, isReadOnly, set, change, save };
}

interface Draft extends Pick<ChannelForm, 'draft' | 'set' | 'change'> {
  setDraft: Dispatch<SetStateAction<ChannelDraft>>;
}

/** What was typed; at a field that is typed in nothing is wrong any more. */
function useDraft(initial: ChannelDraft, forget: Faults['forget']): Draft {
  const [draft, setDraft] = useState(initial);

  const change = useCallback(
    (changes: Partial<ChannelDraft>): void => {
      setDraft((current) => ({ ...current, ...changes }));
      forget('rules' in changes ? 'rules' : 'users');
    },
    [forget]
  );

  const set: ChannelForm['set'] = (field, value) => {
    setDraft((current) => ({ ...current, channel: { ...current.channel, [field]: value } }));
    forget(field);
  };

  return { draft, setDraft, set, change };
}

interface Faults {
  errors: FieldErrors;
  refusals: number;
  /** Looks for problems and shows them; the paths of the fields at fault. */
  check: (channel: ChannelInput) => string[];
  /** Shows why the server refused; the path of the field, where one is to blame. */
  explain: (error: unknown) => string | null;
  forget: (field: string) => void;
}

function useFaults(): Faults {
  const say = useSay();
  const refusalText = useRefusalText();
  const { toggleNotification } = useNotification();
  const [errors, setErrors] = useState<FieldErrors>({});
  const [refusals, setRefusals] = useState(0);

  const show = (found: FieldErrors): string[] => {
    const paths = Object.keys(found);

    setErrors(found);
    setRefusals((count) => (paths.length > 0 ? count + 1 : count));

    return paths;
  };

  const check: Faults['check'] = (channel) => {
    const problems = Object.entries(problemsOf(channel));

    return show(
      Object.fromEntries(problems.map(([path, problem]) => [path, say(`problem.${problem}`)]))
    );
  };

  const explain: Faults['explain'] = (error) => {
    const { path } = refusalOf(error);
    const text = refusalText(error);

    toggleNotification({ type: 'danger', message: path === null ? text : say('form.check') });
    show(path === null ? {} : { [path]: text });

    return path;
  };

  const forget = useCallback(
    (field: string): void => setErrors((current) => without(current, field)),
    []
  );

  return { errors, refusals, check, explain, forget };
}

type Store = (
  draft: ChannelDraft,
  baseline: ChannelDraft
) => Promise<{ channel: Channel; stored: ChannelDraft }>;

/** Stores what changed: the channel, then its rules, then its team. */
function useStore(known: string | null): Store {
  const [create] = useCreateChannelMutation();
  const [update] = useUpdateChannelMutation();
  const [replaceRules] = useReplaceRulesMutation();
  const [setMembers] = useSetMembersMutation();
  // A new channel whose rules were refused exists all the same: the next try must not make a second one.
  const id = useRef(known);

  return async (draft, baseline) => {
    const asked =
      id.current === null
        ? create(draft.channel)
        : update({ id: id.current, input: draft.channel });
    const channel = await asked.unwrap();
    let stored: ChannelDraft = { ...draft, channel: inputOf(channel) };

    id.current = channel.id;

    if (!isSame(draft.rules, baseline.rules)) {
      const rules = rulesOf(draft.rules);

      stored = withRules(stored, await replaceRules({ channel: channel.id, rules }).unwrap());
    }

    if (!isSame(draft.members, baseline.members)) {
      const users = draft.members.map(({ user }) => user);

      stored = withMembers(stored, await setMembers({ channel: channel.id, users }).unwrap());
    }

    return { channel, stored };
  };
}

const without = (errors: FieldErrors, field: string): FieldErrors =>
  Object.fromEntries(
    Object.entries(errors).filter(([path]) => path !== field && !path.startsWith(`${field}.`))
  );
