export type { Message, Segment } from '../../shared/conversations';
export type { Face } from '../../shared/ratings';
export type { Outgoing } from '../../shared/thread';
export type { GivenFace } from './chat-state';
export { type Client, type ClientOptions, createClient } from './client';
export type { ClientState, ClientStatus } from './client-state';
export type { Connection, ConnectionListener, MakeConnection } from './connection';
export type { WebStorage } from './safe-storage';
