// CreditScoring
