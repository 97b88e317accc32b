#[test] fn p() { for p in super::super::problems() { println!("{p}"); } assert!(super::super::problems().is_empty()); }
