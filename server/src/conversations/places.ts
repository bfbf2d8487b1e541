/** What never changes of a conversation: where it is and whose. */
export interface Place {
  row: number;
  id: string;
  /** Row of the channel. */
  channel: number;
  visitorKey: string;
  visitorName: string;
}

/** The places looked up last, so that a message needs no query to find its conversation. */
export interface Places {
  find(id: string): Place | undefined;
  keep(place: Place): Place;
}

/** Keeps the places used last, at most `size` of them. */
export function createPlaces(size = 10_000): Places {
  const places = new Map<string, Place>();

  function keep(place: Place): Place {
    places.delete(place.id);
    places.set(place.id, place);

    const [oldest] = places.keys();

    if (places.size > size && oldest !== undefined) {
      places.delete(oldest);
    }

    return place;
  }

  return {
    keep,
    find(id) {
      const place = places.get(id);

      return place && keep(place);
    },
  };
}
