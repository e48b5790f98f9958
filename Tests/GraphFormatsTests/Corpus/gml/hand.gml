# two offices
Creator "hand"
graph [
  directed 1
  label "Offices"
  node [ id 7 label "A &amp; B&#44;&#xE9;" graphics [ x 1.5 y -2 fill "#FF0000" Line [ point [ x 1 ] point [ x 2 ] ] ] ]
  node [ id "x y" label "two
lines" tags "a" tags "b" rank NaN big 99999999999999999999 ]
  edge [ source 7 target "x y" weight 1.0E-05 open true
    kind "met-with" ]
  node [ id 3 label "&Auml;&unknown;" list "_networkx_list_start" list 4 ]
]
