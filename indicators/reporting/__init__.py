"""Which report each office owes and when it came, by the reporting regime of NĐ 09/2019/NĐ-CP."""
