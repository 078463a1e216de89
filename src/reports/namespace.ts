// Names of our own things in other people's formats.

/**
 * Every identifier that no standard gives us begins here. `.invalid` is reserved (RFC 2606): it belongs to nobody and leads nowhere, so that
 * no name of ours can be mistaken for somebody's page, and a hospital that hosts the game needs no domain for it.
 */
export const OURS = 'https://refill.invalid';

export const TRAINING = 'For training only, not for patient care';
