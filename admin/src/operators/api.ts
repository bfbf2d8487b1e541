import type {
  Candidate,
  ChannelMember,
  MemberPresence,
  Operator,
  OperatorInput,
  OperatorRole,
} from '../../../shared/operators';
import { api, payload } from '../plugin/api';
import { ADMIN_API } from '../plugin/ids';

const OPERATORS = `${ADMIN_API}/operators`;

/** What Strapi needs to invite an admin user. */
interface Invitation {
  firstname: string;
  lastname: string;
  email: string;
  roles: (string | number)[];
}

interface Invited {
  id: number;
  registrationToken?: string;
}

const picturePath = (who: string): string => `${OPERATORS}/${who}/picture`;

function formOf(file: File): FormData {
  const form = new FormData();

  form.append('picture', file);

  return form;
}

const operatorsApi = api.injectEndpoints({
  overrideExisting: true,
  endpoints: (build) => ({
    livechatMe: build.query<Operator, void>({
      query: () => `${OPERATORS}/me`,
      transformResponse: payload<Operator>,
      providesTags: ['LivechatProfile'],
    }),
    updateLivechatMe: build.mutation<Operator, OperatorInput>({
      query: (data) => ({ url: `${OPERATORS}/me`, method: 'PUT', data }),
      transformResponse: payload<Operator>,
      invalidatesTags: ['LivechatProfile', 'LivechatTeam', 'LivechatDuties'],
    }),
    livechatCandidates: build.query<Candidate[], string>({
      query: (search) => ({
        url: `${OPERATORS}/candidates`,
        config: { params: { search: encodeURIComponent(search) } },
      }),
      transformResponse: payload<Candidate[]>,
      providesTags: ['LivechatTeam'],
    }),
    updateLivechatOperator: build.mutation<Operator, { id: string; input: OperatorInput }>({
      query: ({ id, input }) => ({ url: `${OPERATORS}/${id}`, method: 'PUT', data: input }),
      transformResponse: payload<Operator>,
      invalidatesTags: ['LivechatProfile', 'LivechatTeam', 'LivechatDuties'],
    }),
    setLivechatPicture: build.mutation<Operator, { who: string; file: File }>({
      query: ({ who, file }) => ({ url: picturePath(who), method: 'PUT', data: formOf(file) }),
      transformResponse: payload<Operator>,
      invalidatesTags: ['LivechatProfile', 'LivechatTeam', 'LivechatDuties'],
    }),
    removeLivechatPicture: build.mutation<Operator, string>({
      query: (who) => ({ url: picturePath(who), method: 'DELETE' }),
      transformResponse: payload<Operator>,
      invalidatesTags: ['LivechatProfile', 'LivechatTeam', 'LivechatDuties'],
    }),
    livechatRoles: build.query<OperatorRole[], void>({
      query: () => `${OPERATORS}/roles`,
      transformResponse: payload<OperatorRole[]>,
    }),
    inviteForLivechat: build.mutation<Invited, Invitation>({
      query: (data) => ({ url: '/admin/users', method: 'POST', data }),
      transformResponse: payload<Invited>,
      invalidatesTags: ['LivechatTeam'],
    }),
  }),
});

const presenceApi = api.injectEndpoints({
  overrideExisting: true,
  endpoints: (build) => ({
    livechatPresences: build.query<MemberPresence[], void>({
      query: () => `${OPERATORS}/presence`,
      transformResponse: payload<MemberPresence[]>,
      providesTags: ['LivechatDuties'],
    }),
    joinLivechat: build.mutation<MemberPresence[], string>({
      query: (channel) => ({ url: `${OPERATORS}/join/${channel}`, method: 'POST' }),
      transformResponse: payload<MemberPresence[]>,
      invalidatesTags: ['LivechatDuties', 'LivechatTeam', 'LivechatProfile'],
    }),
    leaveLivechat: build.mutation<MemberPresence[], string>({
      query: (channel) => ({ url: `${OPERATORS}/leave/${channel}`, method: 'POST' }),
      transformResponse: payload<MemberPresence[]>,
      invalidatesTags: ['LivechatDuties'],
    }),
  }),
});

const membersApi = api.injectEndpoints({
  overrideExisting: true,
  endpoints: (build) => ({
    livechatMembers: build.query<ChannelMember[], string>({
      query: (channel) => `${OPERATORS}/members/${channel}`,
      transformResponse: payload<ChannelMember[]>,
      providesTags: ['LivechatTeam'],
    }),
    setLivechatMembers: build.mutation<ChannelMember[], { channel: string; users: number[] }>({
      query: ({ channel, users }) => ({
        url: `${OPERATORS}/members/${channel}`,
        method: 'PUT',
        data: { users },
      }),
      transformResponse: payload<ChannelMember[]>,
      invalidatesTags: ['LivechatTeam', 'LivechatDuties'],
    }),
    listLivechatMember: build.mutation<
      ChannelMember[],
      { channel: string; operator: string; listed: boolean }
    >({
      query: ({ channel, operator, listed }) => ({
        url: `${OPERATORS}/members/${channel}/${operator}`,
        method: 'PUT',
        data: { listed },
      }),
      transformResponse: payload<ChannelMember[]>,
      invalidatesTags: ['LivechatTeam'],
    }),
  }),
});

export const {
  useLivechatMeQuery: useMeQuery,
  useUpdateLivechatMeMutation: useUpdateMeMutation,
  useLivechatCandidatesQuery: useCandidatesQuery,
  useUpdateLivechatOperatorMutation: useUpdateOperatorMutation,
  useSetLivechatPictureMutation: useSetPictureMutation,
  useRemoveLivechatPictureMutation: useRemovePictureMutation,
  useLivechatRolesQuery: useRolesQuery,
  useInviteForLivechatMutation: useInviteMutation,
} = operatorsApi;

export const {
  useLivechatPresencesQuery: usePresencesQuery,
  useJoinLivechatMutation: useJoinMutation,
  useLeaveLivechatMutation: useLeaveMutation,
} = presenceApi;

export const {
  useLivechatMembersQuery: useMembersQuery,
  useSetLivechatMembersMutation: useSetMembersMutation,
  useListLivechatMemberMutation: useListMemberMutation,
} = membersApi;
