* AERMOD (21112 ):  PRUEBA                                                                  03/13/22
* AERMET ( 21112):                                                                          16:00:50
* MODELING OPTIONS USED:   NonDFAULT  CONC  FLAT  FLGPOL  RURAL
*         PLOT FILE OF PERIOD VALUES FOR SOURCE GROUP: ALL     
*         FOR A TOTAL OF     3 RECEPTORS.
*         FORMAT: (3(1X,F13.5),3(1X,F8.2),2X,A6,2X,A8,2X,I8.8,2X,A8)
*        X             Y      AVERAGE CONC    ZELEV    ZHILL    ZFLAG    AVE     GRP       NUM HRS   NET ID
* ____________  ____________  ____________   ______   ______   ______  ______  ________  ________  ________
  359333.28100 6137044.02000       0.05279     0.00     0.00     1.50  PERIOD  ALL       00008760  CAR1
  359383.28100 6137044.02000       0.05247     0.00     0.00     1.50  PERIOD  ALL       00008760          
