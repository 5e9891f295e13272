/** Second of the day of `09:30:15`, or -1. */
export function secondAt(at: i32): i32 {
	if (load<u8>(at, 2) !== 0x3a || load<u8>(at, 5) !== 0x3a) return -1;
	const hour = two(at);
	const minute = two(at + 3);
	const second = two(at + 6);
	return hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59
		? -1
		: (hour * 60 + minute) * 60 + second;
}

/** Two digits as a number, or -1. */
export function two(at: i32): i32 {
	const tens = <i32>load<u8>(at) - 0x30;
	const ones = <i32>load<u8>(at, 1) - 0x30;
	return <u32>tens < 10 && <u32>ones < 10 ? tens * 10 + ones : -1;
}
