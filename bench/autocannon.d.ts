declare module 'autocannon' {
  interface Result {
    requests: { average: number; total: number };
    non2xx: number;
    errors: number;
  }

  function autocannon(options: {
    url: string;
    connections: number;
    duration?: number;
    amount?: number;
  }): Promise<Result>;

  export = autocannon;
}
