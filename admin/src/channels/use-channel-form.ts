import { useCallback, useRef, useState } from 'react';
import type { Channel, ChannelInput } from '../../../shared/channels';
import { useSetTeamMutation } from '../operators/api';
import { refusalOf } from '../plugin/refusal';
import { useSay } from '../plugin/texts';
import { useRefusalText, useToasts } from '../plugin/use-toasts';
import { useReplaceRulesMutation } from '../rules/api';
import { useCreateChannelMutation, useUpdateChannelMutation } from './api';
import { type ChannelDraft, inputOf, isSame, rulesOf, withRules, withTeam } from './draft';
import { problemsOf } from './validation';

/** Sentences to show at fields, by the path of the field. */
export type FieldErrors = Readonly<Record<string, string>>;

/** The channel form: what was typed, what is wrong with it, and saving it. */
export interface ChannelForm {
  draft: ChannelDraft;
  errors: FieldErrors;
  isChanged: boolean;
  isSaving: boolean;
  /** Changes one field of the channel. */
  set: <Field extends keyof ChannelInput>(field: Field, value: ChannelInput[Field]) => void;
  change: (changes: Partial<ChannelDraft>) => void;
  /** The channel as stored, or the path of the first field at fault; null when neither is known. */
  save: () => Promise<{ channel: Channel } | { fault: string | null }>;
}

interface Options {
  id: string | null;
  initial: ChannelDraft;
}

export function useChannelForm({ id, initial }: Options): ChannelForm {
  const [draft, setDraft] = useState(initial);
  const [baseline, setBaseline] = useState(initial);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [isSaving, setSaving] = useState(false);
  const check = useCheck();
  const store = useStore(id);
  const { failed } = useToasts();
  const refusalText = useRefusalText();

  const change = useCallback((changes: Partial<ChannelDraft>): void => {
    setDraft((current) => ({ ...current, ...changes }));
  }, []);

  const set: ChannelForm['set'] = (field, value) => {
    setDraft((current) => ({ ...current, channel: { ...current.channel, [field]: value } }));
    setErrors((current) => without(current, field));
  };

  const save: ChannelForm['save'] = async () => {
    const found = check(draft.channel);

    setErrors(found);

    if (Object.keys(found).length > 0) {
      return { fault: Object.keys(found)[0] ?? null };
    }

    setSaving(true);

    try {
      const { channel, stored } = await store(draft, baseline);

      setDraft(stored);
      setBaseline(stored);

      return { channel };
    } catch (error) {
      const path = refusalOf(error).path;

      failed(error);
      setErrors(path === null ? {} : { [path]: refusalText(error) });

      return { fault: path };
    } finally {
      setSaving(false);
    }
  };

  return { draft, errors, isChanged: !isSame(draft, baseline), isSaving, set, change, save };
}

/** Looks for problems and says them. */
function useCheck(): (channel: ChannelInput) => FieldErrors {
  const say = useSay();

  return (channel) =>
    Object.fromEntries(
      Object.entries(problemsOf(channel)).map(([path, problem]) => [
        path,
        say(`problem.${problem}`),
      ])
    );
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
  const [setTeam] = useSetTeamMutation();
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

    if (!isSame(draft.team, baseline.team)) {
      const users = draft.team.map(({ user }) => user);

      stored = withTeam(stored, await setTeam({ channel: channel.id, users }).unwrap());
    }

    return { channel, stored };
  };
}

const without = (errors: FieldErrors, field: string): FieldErrors =>
  Object.fromEntries(
    Object.entries(errors).filter(([path]) => path !== field && !path.startsWith(`${field}.`))
  );
